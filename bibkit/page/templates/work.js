  const button = document.querySelector("[data-copy]");
  if (!button) return;
  button.hidden = false;
  const status = document.querySelector("[role=status]");
  button.addEventListener("click", () => {
    const text = document.querySelector(".bibtex pre").textContent;
    copyBy(button, text, button.dataset.key, JSON.parse(button.dataset.words), status, () => (status.textContent = ""));
  });
