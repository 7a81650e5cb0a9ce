// The citations of a paper as a panel: one style at a time, each with a button that copies it.
// Without this script they are a plain list of all of them.

import { gettext } from "./words.js";

const REMEMBERED = "proceedings-citation-style";

const remembered = () => {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null; // Storage may be blocked.
  }
};

/** @param {string} style */
const remember = (style) => {
  try {
    localStorage.setItem(REMEMBERED, style);
  } catch {
    // The choice lasts as long as the page.
  }
};

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} properties
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/**
 * What to copy: BibTeX as text alone, a formatted citation with and without its italics.
 * @typedef {{ node: Element, plain: string, rich?: string }} Copied
 */

/**
 * @param {HTMLElement} panel
 * @returns {Copied}
 */
const copied = (panel) => {
  const source = panel.querySelector("pre");
  if (source) return { node: source, plain: source.textContent };
  const node = element("div", {}, ...panel.childNodes);
  panel.append(node);
  return { node, plain: node.textContent.trim(), rich: node.innerHTML.trim() };
};

/** @param {Copied} what */
const write = ({ plain, rich }) => {
  if (!rich || !globalThis.ClipboardItem) return navigator.clipboard.writeText(plain);
  /**
   * @param {string} text
   * @param {string} type
   */
  const blob = (text, type) => new Blob([text], { type });
  return navigator.clipboard.write([
    new ClipboardItem({
      "text/plain": blob(plain, "text/plain"),
      "text/html": blob(rich, "text/html"),
    }),
  ]);
};

/**
 * @param {Copied} what
 * @param {string} style
 */
const copyRow = (what, style) => {
  // For translators: {style} is a style or format of citations, such as “BibTeX”.
  const label = gettext("Copy {style}", { style });
  const button = element("button", { type: "button", className: "copy-button" }, label);
  const status = element("span", { className: "copy-status", role: "status" });
  button.addEventListener("click", async () => {
    status.textContent = "";
    try {
      await write(what);
      status.textContent = gettext("Copied");
    } catch {
      // No clipboard on plain http, or no permission.
      getSelection()?.selectAllChildren(what.node);
      status.textContent = gettext("Selected: copy it with the keyboard or the menu");
    }
  });
  return element("p", { className: "copy-row" }, button, status);
};

/** @type {Record<string, number>} */
const STEPS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

/**
 * Tabs as the ARIA Authoring Practices describe them, selected by the arrow keys.
 * @param {HTMLElement} bibtex
 * @param {number} number
 */
const makePanel = (bibtex, number) => {
  const list = bibtex.nextElementSibling?.querySelector(":scope > dl.citations");
  /** @type {Iterable<HTMLElement>} */
  const terms = list?.querySelectorAll(":scope > dt") ?? [];
  const styles = [{ name: "BibTeX", panel: bibtex }];
  for (const term of terms) {
    term.hidden = true;
    const panel = /** @type {HTMLElement} */ (term.nextElementSibling); // its `dd`
    styles.push({ name: term.textContent.trim(), panel });
  }
  const tabs = styles.map(({ name }, index) => {
    const id = `citation-${number}-${index}`;
    const tab = element("button", { type: "button", id: `${id}-tab`, role: "tab" }, name);
    tab.setAttribute("aria-controls", id);
    return tab;
  });

  /** @param {number} chosen */
  const select = (chosen) => {
    styles.forEach(({ panel }, index) => {
      panel.hidden = index !== chosen;
      tabs[index].setAttribute("aria-selected", String(index === chosen));
      tabs[index].tabIndex = index === chosen ? 0 : -1;
    });
  };

  styles.forEach(({ name, panel }, index) => {
    panel.id = `citation-${number}-${index}`;
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
  row.setAttribute("aria-label", gettext("Citation style"));
  row.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const last = tabs.length - 1;
    const next = tabs.indexOf(/** @type {HTMLButtonElement} */ (event.target)) + step;
    const wrapped = Number.isFinite(step)
      ? (next + tabs.length) % tabs.length
      : next < 0
        ? 0
        : last;
    tabs[wrapped].click();
    tabs[wrapped].focus();
  });

  if (list) list.role = "none";
  bibtex.before(row);
  select(
    Math.max(
      styles.findIndex(({ name }) => name === remembered()),
      0,
    ),
  );
};

/** @type {NodeListOf<HTMLElement>} */
const entries = document.querySelectorAll(".paper-page .highlight-bibtex");
entries.forEach(makePanel);
