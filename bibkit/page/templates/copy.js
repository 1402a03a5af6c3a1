  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Older browsers, and those that trust no file, still copy what is selected.
      const area = document.createElement("textarea");
      area.value = text;
      area.setAttribute("readonly", "");
      area.className = "unseen";
      document.body.append(area);
      area.select();
      const isCopied = document.execCommand("copy");
      area.remove();
      return isCopied;
    }
  };

  const filled = (text, ...values) => text.replace(/\{\}/g, () => values.shift());

  // Copies, and says so on the button and where what changes is read aloud; after a while the button is as before.
  const copyBy = async (button, text, key, words, status, settled) => {
    const isCopied = await copy(text);
    const label = button.textContent;
    button.textContent = isCopied ? words.copied : words.by_hand;
    status.textContent = isCopied ? filled(words.copied_of, key) : words.refused;
    button.disabled = true;
    setTimeout(() => {
      button.textContent = label;
      button.disabled = false;
      settled();
    }, 1500);
    return isCopied;
  };

