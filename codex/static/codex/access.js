// What the back office lets be clicked is also reached with Tab, pressed with Enter or Space, and has a name.
const CLICKED = "[x-on\\:click]:is(span, div, a:not([href]), h2)";
const GROUNDS = ".fixed, .absolute, [id$='-close'], .mb-2\\.5"; // they close what is above them, or hold a button
const NAMES = {
  close: "Close",
  computer: "Theme",
  dark_mode: "Theme",
  dock_to_right: "Navigation",
  hub: "Home",
  light_mode: "Theme",
  more_horiz: "More",
  more_vert: "Related",
  search: "Search",
};

document.addEventListener("DOMContentLoaded", () => {
  for (const each of document.querySelectorAll(CLICKED)) {
    if (each.matches(GROUNDS)) continue;
    each.setAttribute("tabindex", "0");
    each.setAttribute("role", "button");
  }
  for (const each of document.querySelectorAll("a, button, [role=button]")) {
    const name = NAMES[each.textContent.trim().split(/\s/)[0]];
    if (name && !each.title && !each.hasAttribute("aria-label")) each.setAttribute("aria-label", name);
  }
  for (const icon of document.querySelectorAll(".material-symbols-outlined:not([role])")) {
    icon.setAttribute("aria-hidden", "true"); // its text is the icon's own name
  }
  for (const each of document.querySelectorAll(".overflow-x-auto")) {
    if (!each.querySelector("a, button, input")) each.tabIndex = 0; // so that the arrows scroll it
  }
  for (const box of document.querySelectorAll("tr input.action-select")) {
    const row = box.closest("tr").querySelector("th")?.textContent.trim();
    if (row) box.setAttribute("aria-label", `Select ${row}`); // each by its own name
  }
  document.body.insertAdjacentHTML("afterbegin", '<a class="skip" href="#content">Skip to the content</a>');
  document.getElementById("content")?.setAttribute("tabindex", "-1");
  document.getElementById("searchbar")?.setAttribute("aria-label", "Search this list");
});

// A box that searches is named by its field and by what is chosen; its maker names it by the latter alone.
new MutationObserver((changes) => {
  for (const node of changes.flatMap((each) => [...each.addedNodes])) {
    if (node.matches?.("select + .select2-container")) nameBox(node.previousElementSibling, node);
  }
}).observe(document, { childList: true, subtree: true });

function nameBox(select, container) {
  const box = container.querySelector(".select2-selection");
  const chosen = box?.querySelector("[role=textbox]");
  if (!chosen) return;
  const label = select.labels[0]?.textContent ?? select.closest("[data-label]")?.dataset.label ?? select.name;
  for (const name of ["role", "aria-readonly"]) chosen.removeAttribute(name);
  box.id ||= `${select.id}-box`;
  box.setAttribute("aria-label", label.replace("*", "").trim());
  box.setAttribute("aria-labelledby", `${box.id} ${chosen.id}`);
}

// A menu that is opened by a key has the focus, wherever it stands in the page; Escape gives it back.
let opener; // of the menu or the search that is open
const menu = () => [...document.querySelectorAll("nav[x-show], #changelist-filter")].find((each) => each.checkVisibility());
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") leave(event.target);
  if (event.target.getAttribute("role") !== "button" || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  const closes = menu();
  event.target.click();
  if (closes) return;
  opener = event.target;
  const enter = () => menu()?.querySelector("a, button, [role=button]")?.focus();
  requestAnimationFrame(() => setTimeout(enter)); // Alpine shows it in the next frame
}, true);
document.addEventListener("focusin", (event) => {
  if (event.target.id !== "search-input-command") return;
  opener = event.relatedTarget ?? document.querySelector("[x-on\\:click*=opencommand]");
});

function leave(from) {
  const search = from.id === "search-input-command";
  if (search ? from.value : !menu()) return; // of a search, the first Escape clears what was typed
  if (!search) document.body.click(); // menus close by a click beside them
  setTimeout(() => opener?.focus());
}
