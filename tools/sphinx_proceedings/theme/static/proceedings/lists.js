// Lists of papers: a filter while one types, and abstracts that open where they are listed.

import { parameter, setParameters } from "./address.js";
import { element } from "./elements.js";
import { gettext, ngettext, number } from "./words.js";

const FEWEST = 8; // Fewer are seen at a glance.

/** @param {string} text */
const folded = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase();

/** @param {HTMLElement[]} papers */
const addFilter = (papers) => {
  const texts = papers.map((paper) => folded(paper.textContent ?? ""));
  /** @type {NodeListOf<HTMLElement>} */
  const parts = document.querySelectorAll("article section section");
  const sections = [...parts].filter((part) => part.querySelector("ul.papers > li"));
  const field = element("input", {
    type: "search",
    id: "paper-filter",
    autocomplete: "off",
    placeholder: gettext("Words of title or author"),
  });
  const status = element("span", { className: "filter-status", role: "status" });

  const show = () => {
    const words = folded(field.value).split(/\s+/).filter(Boolean);
    papers.forEach((paper, at) => {
      paper.hidden = !words.every((word) => texts[at].includes(word));
    });
    for (const section of sections) {
      section.hidden = !section.querySelector("ul.papers > li:not([hidden])");
    }
    const found = papers.filter(({ hidden }) => !hidden).length;
    status.textContent = words.length
      ? ngettext("{found} of {count} paper", "{found} of {count} papers", papers.length, {
          found: number(found),
        })
      : "";
  };
  field.value = parameter("filter") ?? "";
  field.addEventListener("input", () => {
    show();
    setParameters({ filter: field.value.trim() });
  });
  const label = element("label", { htmlFor: field.id }, gettext("Filter this page"));
  const row = element("div", { className: "paper-filter" }, label, field, status);
  const order = document.querySelector("nav.orders");
  const first = papers[0].closest("article > section > section") ?? papers[0].closest("ul");
  if (order) order.after(row);
  else first?.before(row);
  show();
};

/**
 * @param {HTMLElement} details
 * @param {string} address
 */
const fetchAbstract = async (details, address) => {
  try {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const paragraphs = [...page.querySelectorAll("#abstract > p")];
    if (!paragraphs.length) throw new Error("no abstract");
    details.append(...paragraphs.map((paragraph) => document.importNode(paragraph, true)));
  } catch {
    const label = gettext("It is on the paper’s page.");
    details.append(element("p", {}, element("a", { href: address }, label)));
  }
};

/** @param {HTMLElement} paper */
const addAbstract = (paper) => {
  /** @type {HTMLAnchorElement | null} */
  const link = paper.querySelector(".has-abstract > a");
  if (!link) return;
  const title = link.textContent ?? "";
  const ariaLabel = gettext("Abstract: {title}", { title });
  const summary = element("summary", { ariaLabel }, gettext("Abstract"));
  const details = element("details", { className: "abstract" }, summary);
  details.addEventListener("toggle", () => fetchAbstract(details, link.href), { once: true });
  paper.append(details);
};

/** @type {NodeListOf<HTMLElement>} */
const listed = document.querySelectorAll("article ul.papers > li");
const papers = [...listed];
if (papers.length >= FEWEST) addFilter(papers);
papers.forEach(addAbstract);
