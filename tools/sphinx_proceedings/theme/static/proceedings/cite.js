// The citations of a paper as a panel: one style at a time, each with a button that copies it.
// Without this script they are a plain list of all of them.

const REMEMBERED = "proceedings-citation-style";

const remembered = () => {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null; // Storage may be blocked.
  }
};

const remember = (style) => {
  try {
    localStorage.setItem(REMEMBERED, style);
  } catch {
    // The choice lasts as long as the page.
  }
};

const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

// What to copy: BibTeX as text alone, a formatted citation with and without its italics.
const copied = (panel) => {
  const source = panel.querySelector("pre");
  if (source) return { node: source, plain: source.textContent };
  const node = element("div", {}, ...panel.childNodes);
  panel.append(node);
  return { node, plain: node.textContent.trim(), rich: node.innerHTML.trim() };
};

const write = ({ plain, rich }) => {
  if (!rich || !globalThis.ClipboardItem) return navigator.clipboard.writeText(plain);
  const blob = (text, type) => new Blob([text], { type });
  return navigator.clipboard.write([
    new ClipboardItem({
      "text/plain": blob(plain, "text/plain"),
      "text/html": blob(rich, "text/html"),
    }),
  ]);
};

const copyRow = (what, style) => {
  const button = element("button", { type: "button", className: "copy-button" }, `Copy ${style}`);
  const status = element("span", { className: "copy-status", role: "status" });
  button.addEventListener("click", async () => {
    status.textContent = "";
    try {
      await write(what);
      status.textContent = "Copied";
    } catch {
      // No clipboard on plain http, or no permission.
      getSelection().selectAllChildren(what.node);
      status.textContent = "Selected: copy it with the keyboard or the menu";
    }
  });
  return element("p", { className: "copy-row" }, button, status);
};

const STEPS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

// Tabs as the ARIA Authoring Practices describe them, selected by the arrow keys.
const makePanel = (bibtex, number) => {
  const list = bibtex.nextElementSibling?.querySelector(":scope > dl.citations");
  const styles = [
    { name: "BibTeX", panel: bibtex },
    ...[...(list?.querySelectorAll(":scope > dt") ?? [])].map((term) => {
      term.hidden = true;
      return { name: term.textContent.trim(), panel: term.nextElementSibling };
    }),
  ];
  const tabs = styles.map(({ name }, index) => {
    const id = `citation-${number}-${index}`;
    const tab = element("button", { type: "button", id: `${id}-tab`, role: "tab" }, name);
    tab.setAttribute("aria-controls", id);
    return tab;
  });

  const select = (chosen) => {
    styles.forEach(({ panel }, index) => {
      panel.hidden = index !== chosen;
      tabs[index].setAttribute("aria-selected", String(index === chosen));
      tabs[index].tabIndex = index === chosen ? 0 : -1;
    });
  };

  styles.forEach(({ name, panel }, index) => {
    panel.id = tabs[index].getAttribute("aria-controls");
    panel.role = "tabpanel";
    panel.classList.add("citation-panel");
    panel.setAttribute("aria-labelledby", tabs[index].id);
    panel.prepend(copyRow(copied(panel), name));
    tabs[index].addEventListener("click", () => {
      select(index);
      remember(name);
    });
  });

  const row = element("div", { className: "citation-tabs", role: "tablist" }, ...tabs);
  row.setAttribute("aria-label", "Citation style");
  row.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const last = tabs.length - 1;
    const next = tabs.indexOf(event.target) + step;
    const wrapped = Number.isFinite(step) ? (next + tabs.length) % tabs.length : next < 0 ? 0 : last;
    tabs[wrapped].click();
    tabs[wrapped].focus();
  });

  if (list) list.role = "none";
  bibtex.before(row);
  select(Math.max(styles.findIndex(({ name }) => name === remembered()), 0));
};

document.querySelectorAll(".paper-page .highlight-bibtex").forEach(makePanel);
