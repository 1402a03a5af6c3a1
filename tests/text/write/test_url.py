import pytest

from bibkit.text.write.url import safe_url


@pytest.mark.parametrize(
    ("target", "url"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("doi:10.1000/x(y)<z>", "https://doi.org/10.1000/x%28y%29%3Cz%3E"),
        ("https://example.org/Börse", "https://example.org/B%C3%B6rse"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("https://example.org/\n\"'`{}\\^|", "https://example.org/%0A%22%27%60%7B%7D%5C%5E%7C"),
    ],
)
def test_web_mail_and_doi_are_links(target: str, url: str) -> None:
    assert safe_url(target) == url


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org",
        "https:",
        "https://",
        "doi:11.1000/x",
        "",
    ],
)
def test_everything_else_is_not(target: str) -> None:
    assert safe_url(target) is None
