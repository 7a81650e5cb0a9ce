// The first results in the theme's search dialog, while one types; Enter leads to all of them.

import { element, partOf } from "../elements.js";
import { gettext, ngettext } from "../words.js";
import { walkByArrows } from "./arrows.js";
import { Engine } from "./engine.js";
import { putHits } from "./hits.js";
import { identifierIn, isNoWord } from "./identifiers.js";
import { RULES } from "./spelling.js";
import { addressOf, EMPTY } from "./state.js";

const PAUSE = 150; // milliseconds
const SHORTEST = 2; // letters
const MOST = 5;

/** @param {HTMLDialogElement} dialog */
export const showResults = async (dialog) => {
  const root = new URL(document.documentElement.dataset.content_root ?? "./", location.href);
  /** @type {HTMLFormElement} */
  const form = partOf(dialog, "form");
  /** @type {HTMLInputElement} */
  const field = partOf(form, "input");
  const status = element("p", { className: "search-status", role: "status" });
  const list = element("ol", { className: "hits" });
  form.after(element("div", { className: "dialog-results" }, status, list));
  walkByArrows(dialog, field);
  const opening = Engine.open(new URL("search/", root));
  let exact = { query: "", href: "" };
  let turn = 0;
  let waiting = 0;

  const show = async () => {
    const mine = ++turn;
    const query = field.value.trim();
    if (query.length < SHORTEST) {
      list.replaceChildren();
      return status.replaceChildren();
    }
    try {
      const engine = await opening;
      const found = await engine.search({ ...EMPTY, query });
      const first = found.results.slice(0, MOST);
      const shown = await Promise.all(first.map((result) => engine.read(result)));
      if (mine !== turn) return;
      const look = { root, words: found.words, rules: RULES };
      putHits(list, shown, look);
      exact = { query, href: (found.isExact && list.querySelector("a")?.href) || "" };
      const all = `${form.action}${addressOf({ ...EMPTY, query })}`;
      const count = found.results.length;
      status.replaceChildren(
        ...(count > MOST
          ? [
              element(
                "a",
                { href: all },
                ngettext("All {count} result", "All {count} results", count),
              ),
            ]
          : [count ? "" : gettext("Nothing was found.")]),
      );
    } catch {
      const told = gettext("The search could not be loaded. Are you offline?");
      if (mine === turn) status.textContent = told;
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  });
  form.addEventListener("submit", async (event) => {
    // An identifier leads to what it is of, also where it was entered faster than it was found.
    const query = field.value.trim();
    const isFound = exact.query === query;
    if (isFound ? !exact.href : !isNoWord(identifierIn(query))) return;
    event.preventDefault();
    clearTimeout(waiting);
    if (!isFound) await show();
    const all = `${form.action}${addressOf({ ...EMPTY, query })}`;
    location.assign((exact.query === query && exact.href) || all);
  });
  await show();
};
