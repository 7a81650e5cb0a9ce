// The first results in the theme's search dialog, while one types; Enter leads to all of them.

import { element, partOf } from "../elements.js";
import { Engine } from "./engine.js";
import { hitItem } from "./hits.js";
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
  const opening = Engine.open(new URL("search/", root));
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
      list.replaceChildren(...shown.map((hit) => hitItem(hit, look)));
      const all = `${form.action}${addressOf({ ...EMPTY, query })}`;
      const count = found.results.length;
      status.replaceChildren(
        ...(count > MOST
          ? [element("a", { href: all }, `All ${count.toLocaleString("en")} results`)]
          : [count ? "" : "Nothing was found."]),
      );
    } catch {
      if (mine === turn) status.textContent = "The search could not be loaded. Are you offline?";
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  });
  await show();
};
