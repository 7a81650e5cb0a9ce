// Results as a list: title, people, where it belongs, an excerpt.

import { element } from "../elements.js";
import { excerpt, withMarks } from "./excerpt.js";

/** @type {Record<string, string>} */
const KINDS = { paper: "Paper", session: "Session", person: "Person", page: "Page" };

/**
 * @param {Shown} shown
 * @param {Look} look
 */
const peopleOf = ({ people = [], more = 0 }, { root, words, rules }) => {
  const links = people.flatMap(([name, path], index) => [
    index ? ", " : "",
    element(
      "a",
      { dir: "auto", href: new URL(encodeURI(path), root).href },
      ...withMarks(name, words, rules),
    ),
  ]);
  return more ? [...links, ` and ${more} more`] : links;
};

/**
 * @param {Shown} shown
 * @param {Look} look
 */
export const hitItem = (shown, look) => {
  const { root, words, rules } = look;
  const link = element(
    "a",
    { className: "hit-title", dir: "auto", href: new URL(encodeURI(shown.path), root).href },
    ...withMarks(shown.title, words, rules),
  );
  const flags = (shown.flags ?? []).map((flag) =>
    element("span", { className: "standing-flag" }, flag),
  );
  const lines = [
    shown.people ? element("p", { className: "hit-people" }, ...peopleOf(shown, look)) : "",
    shown.text ? element("p", { className: "hit-text" }, ...excerpt(shown.text, words, rules)) : "",
  ];
  const context = [KINDS[shown.kind] ?? "", shown.context ?? ""].filter(Boolean).join(" · ");
  return element(
    "li",
    { className: "hit" },
    element("p", { className: "hit-head" }, link, ...flags.flatMap((flag) => [" ", flag])),
    element("p", { className: "hit-context" }, context),
    ...lines.filter(Boolean),
  );
};
