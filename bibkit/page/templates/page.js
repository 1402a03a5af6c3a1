  const form = document.querySelector("form.tools");
  if (!form) return;
  form.hidden = false;
  const page = form.closest(".page") || document; // a site that takes in a fragment has groups of its own

  for (const button of page.querySelectorAll("[data-copy]")) button.hidden = false;
  const status = form.querySelector("[role=status]");
  const resetButton = form.querySelector("[data-reset]");
  const downloadButton = form.querySelector("[data-download]");
  const nothing = page.querySelector(".none");
  const selects = [...form.querySelectorAll("select")];
  const sections = [...page.querySelectorAll("section.group")].map((element) => {
    const heading = element.querySelector("h2");
    const link = heading && page.querySelector(`nav a[href="#${CSS.escape(heading.id)}"]`);
    return { element, link: link && link.parentElement, places: [] };
  });

  // A work that stands in several groups is several places with one number; the first has all of it.
  const works = [];
  for (const section of sections) {
    for (const element of section.element.querySelectorAll("li.work")) {
      const number = Number(element.dataset.n);
      works[number] ??= { element, tokens: new Set((element.dataset.f || "").split(" ")), text: "", isShown: true };
      section.places.push({ element, work: works[number] });
    }
  }

  const folded = (text) => text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();

  // What can be found in a work: made when the page has nothing else to do, at the latest for the first search.
  let indexed = 0;
  const indexOne = () => {
    const { element } = works[indexed];
    const parts = [...element.querySelectorAll(".reference, .tags, .abstract p")].map((part) => part.textContent);
    works[indexed].text = folded(`${parts.join(" ")} ${element.dataset.w}`);
    indexed += 1;
  };
  const idle = window.requestIdleCallback || ((work) => setTimeout(() => work({ timeRemaining: () => 5 }), 50));
  const indexSome = (deadline) => {
    while (indexed < works.length && deadline.timeRemaining() > 2) indexOne();
    if (indexed < works.length) idle(indexSome);
  };
  idle(indexSome);

  const words = JSON.parse(form.dataset.words);
  const count = (number) => filled(number === 1 ? words.work : words.works, number);

  // What is seen follows from the top, so many places a frame that a key typed meanwhile need not wait.
  const PLACES_A_FRAME = 150;
  let frame = 0;
  const settle = (limit) => {
    let changes = 0;
    for (const { element, link, places } of sections) {
      let isEmpty = true;
      for (const place of places) {
        if (place.work.isShown) isEmpty = false;
        if (place.element.hidden !== place.work.isShown) continue;
        if (changes === limit) {
          frame = requestAnimationFrame(() => settle(PLACES_A_FRAME));
          return;
        }
        place.element.hidden = !place.work.isShown;
        changes += 1;
      }
      if (element.hidden !== isEmpty) {
        element.hidden = isEmpty;
        if (link) link.hidden = isEmpty;
      }
    }
  };

  // On paper the head tells of the works that are there.
  const counted = page.querySelector("[data-count]");
  const all = counted && counted.textContent;
  window.addEventListener("beforeprint", () => {
    settle(Infinity);
    if (counted && !resetButton.hidden) counted.textContent = status.textContent;
  });
  window.addEventListener("afterprint", () => {
    if (counted) counted.textContent = all;
  });

  const filter = () => {
    const wanted = folded(form.q.value).split(/\s+/).filter(Boolean);
    const tokens = selects.map((select) => select.value).filter(Boolean);
    while (wanted.length && indexed < works.length) indexOne();
    let shown = 0;
    for (const work of works) {
      work.isShown = tokens.every((token) => work.tokens.has(token)) && wanted.every((word) => work.text.includes(word));
      shown += work.isShown;
    }
    cancelAnimationFrame(frame);
    settle(PLACES_A_FRAME);
    const isFiltered = wanted.length > 0 || tokens.length > 0;
    status.textContent = isFiltered ? filled(words.of, shown, count(works.length)) : count(works.length);
    resetButton.hidden = !isFiltered;
    nothing.hidden = shown > 0;
    downloadButton.disabled = shown === 0;
  };

  // What is chosen stands in the address, after "#?", so that it can be sent to somebody: #?q=light&year=2022
  const chosen = () => {
    const state = new URLSearchParams();
    if (form.q.value.trim()) state.set("q", form.q.value.trim());
    for (const select of selects) {
      if (select.value) state.set(select.name, decodeURIComponent(select.selectedOptions[0].dataset.value));
    }
    return state.toString();
  };
  const remember = () => {
    const state = chosen();
    if (state || location.hash.startsWith("#?")) {
      history.replaceState(null, "", state ? `#?${state}` : location.href.replace(/#.*$/, "#"));
    }
  };
  const recall = () => {
    if (!location.hash.startsWith("#?")) return;
    const state = new URLSearchParams(location.hash.slice(2));
    form.q.value = state.get("q") || "";
    for (const select of selects) {
      const wanted = state.get(select.name);
      const option = [...select.options].find((one) => one.value && decodeURIComponent(one.dataset.value) === wanted);
      select.value = option ? option.value : "";
    }
    filter();
  };

  const showAll = () => {
    form.q.value = "";
    for (const select of selects) select.value = "";
    filter();
  };

  // The filter must not hide what an address leads to.
  const reveal = () => {
    recall();
    if (location.hash.length < 2 || location.hash.startsWith("#?")) return;
    const target = document.querySelector(":target");
    if (target && target.closest("[hidden]")) {
      showAll();
      settle(Infinity);
      target.scrollIntoView();
    }
  };

  const bibtex = (work) => work.element.querySelector(".bibtex pre").textContent;

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.hasAttribute("data-reset")) {
      showAll();
      remember();
      form.q.focus();
    } else if (button.hasAttribute("data-copy")) {
      const work = button.closest("li.work");
      const isCopied = await copyBy(button, bibtex({ element: work }), work.id, words, status, filter);
      if (!isCopied) work.querySelector(".bibtex").open = true;
    }
  });

  downloadButton.addEventListener("click", () => {
    const text = works.filter((work) => work.isShown).map(bibtex).join("\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/x-bibtex" }));
    link.download = `${form.dataset.stem}.bib`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  });

  const changed = () => {
    filter();
    remember();
  };
  form.q.addEventListener("input", changed);
  for (const select of selects) select.addEventListener("change", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", reveal);
  reveal();
