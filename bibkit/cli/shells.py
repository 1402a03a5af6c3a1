"""How shells ask what a word may be, where click's way does not do: bash, which parts words at colons; PowerShell."""

from __future__ import annotations

import os

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    ShellComplete,
    add_completion_class,
    split_arg_string,
)

SHELLS = ("bash", "zsh", "fish", "powershell")

# Bash takes "tag:align" for three words and puts a completion in the place of the last of them. So it is asked for the
# whole word up to the cursor, and gets back what goes behind the last colon or equals sign of it.
_BASH = """\
%(complete_func)s() {
    local IFS=$'\\n' line=${COMP_LINE:0:COMP_POINT} type value
    local word=${COMP_WORDS[COMP_CWORD]} before
    before=${line%%"$word"}
    before=${before##*[[:space:]]}
    [[ $word == [:=] ]] && before+=$word
    COMPREPLY=()
    while IFS=',' read -r type value; do
        if [[ $type == 'file' ]]; then
            compopt -o default
        elif [[ $type == 'plain' ]]; then
            COMPREPLY+=("${value#"$before"}")
        fi
    done < <(env COMP_LINE="$line" %(complete_var)s=bash_complete "$1")
    [[ ${COMPREPLY[*]} == *[:=] ]] && compopt -o nospace
    return 0
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $env:COMP_LINE = $commandAst.ToString().PadRight($cursorPosition).Substring(0, $cursorPosition)
    $env:%(complete_var)s = "powershell_complete"
    try {
        %(prog_name)s | Where-Object { $_ } | ForEach-Object {
            $value, $help = $_ -split "`t", 2
            if (-not $help) { $help = $value }
            $shown = if ($value -match "[\\s();|&<>*'``$]") { "'" + $value.Replace("'", "''") + "'" } else { $value }
            [System.Management.Automation.CompletionResult]::new($shown, $value, "ParameterValue", $help)
        }
    } finally {
        Remove-Item Env:COMP_LINE, Env:%(complete_var)s
    }
}
"""


def _words_up_to_cursor(line: str) -> tuple[list[str], str]:
    """The words behind the command, and the one that is begun."""
    words = split_arg_string(line)[1:]
    if line[-1:].isspace() or not words:
        return words, ""
    return words[:-1], words[-1]


class BashByLine(BashComplete):
    """Bash, asked by the line up to the cursor."""

    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words behind the command, and the one that is begun."""
        line = os.environ.get("COMP_LINE")
        # A shell that was set up by an older script names the words.
        return super().get_completion_args() if line is None else _words_up_to_cursor(line)


class PowerShellComplete(ShellComplete):
    """PowerShell, on Windows and elsewhere."""

    name = "powershell"
    source_template = _POWERSHELL

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words behind the command, and the one that is begun."""
        return _words_up_to_cursor(os.environ.get("COMP_LINE", ""))

    def format_completion(self, item: CompletionItem) -> str:
        """The value and what is said of it, parted by a tab."""
        return f"{item.value}\t{' '.join((item.help or '').split())}"


add_completion_class(BashByLine, "bash")
add_completion_class(PowerShellComplete)
