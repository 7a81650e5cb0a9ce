// Which rooms stand side by side; without those that a reader leaves out.

import { parameter, setParameters } from "../address.js";
import { button, element } from "../elements.js";
import { gettext, number, pgettext } from "../words.js";

const FEWEST = 5; // Columns with which there may be too many.
const BETWEEN = "~"; // In the address; in a name it is rare.

/**
 * A day in a grid, with the columns that its sessions have when all are shown.
 * @param {HTMLElement} grid
 */
const gridOf = (grid) => {
  /** @type {NodeListOf<HTMLElement>} */
  const heads = grid.querySelectorAll(".timetable-columns > span");
  /** @type {NodeListOf<HTMLElement>} */
  const items = grid.querySelectorAll(".timetable > .in-column");
  const cells = [...items].map((node) => ({
    node,
    column: Number(getComputedStyle(node).getPropertyValue("--column")),
  }));
  return { grid, heads: [...heads], cells };
};

/**
 * @param {ReturnType<typeof gridOf>} day
 * @param {(node: HTMLElement) => boolean} isChosen
 */
const layOut = ({ grid, heads, cells }, isChosen) => {
  const shown = cells.filter(({ node }) => isChosen(node));
  const columns = [...new Set(shown.map(({ column }) => column))].sort((one, two) => one - two);
  for (const [index, head] of heads.entries()) head.hidden = !columns.includes(index + 1);
  for (const { node, column } of cells) {
    node.classList.toggle("left-out", !shown.some((cell) => cell.node === node));
    node.style.setProperty("--column", String(columns.indexOf(column) + 1));
  }
  grid.style.setProperty("--columns", String(Math.max(columns.length, 1)));
  grid.classList.toggle("many-columns", columns.length >= FEWEST);
  grid.classList.toggle("some-rooms", shown.length < cells.length);
};

/**
 * @param {Tools} tools
 * @param {Programme} programme
 */
export const addRoomChoice = (tools, programme) => {
  /** @type {NodeListOf<HTMLElement>} */
  const found = document.querySelectorAll(".timetable-grid");
  const days = [...found].map(gridOf);
  const named = new Set(days.flatMap(({ heads }) => heads.map((head) => head.textContent)));
  const rooms = programme.rooms.filter((room) => named.has(room));
  if (rooms.length < FEWEST || !days.some(({ heads }) => heads.length >= FEWEST)) return;

  const asked = (parameter("rooms") ?? "").split(BETWEEN).filter((room) => rooms.includes(room));
  const boxes = rooms.map((room) =>
    element("input", { type: "checkbox", checked: !asked.length || asked.includes(room) }),
  );
  const labels = boxes.map((box, index) =>
    element("label", { className: "tool-check" }, box, rooms[index]),
  );
  const legend = element("legend", {}, gettext("Rooms side by side"));
  const choices = element("fieldset", { className: "tool-rooms" }, legend, ...labels);
  /** @param {boolean} checked */
  const all = (checked) => () => {
    for (const box of boxes) box.checked = checked;
    apply();
  };
  const quick = element("div", { className: "tool-row" });
  quick.append(
    button(gettext("All rooms"), all(true)),
    button(pgettext("of the rooms", "None"), all(false)),
  );
  const panel = tools.addPanel("rooms", gettext("Rooms"), choices, quick);
  panel.button.classList.add("tool-beside");

  const apply = () => {
    const chosen = rooms.filter((_, index) => boxes[index].checked);
    const isPart = chosen.length > 0 && chosen.length < rooms.length;
    /** @param {HTMLElement} node */
    const isChosen = (node) => {
      const room = programme.byId.get(node.dataset.event ?? "")?.room ?? "";
      return !isPart || !rooms.includes(room) || chosen.includes(room);
    };
    for (const day of days) layOut(day, isChosen);
    panel.button.classList.toggle("tool-beside", !isPart);
    const counts = { count: number(chosen.length), total: number(rooms.length) };
    panel.button.textContent = isPart
      ? gettext("Rooms: {count} of {total}", counts)
      : gettext("Rooms");
    setParameters({ rooms: isPart ? chosen.join(BETWEEN) : "" });
  };
  choices.addEventListener("change", apply);
  if (asked.length) apply();
};
