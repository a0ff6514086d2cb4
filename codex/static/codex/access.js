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
  document.body.insertAdjacentHTML("afterbegin", '<a class="skip" href="#content">Skip to the content</a>');
  document.getElementById("content")?.setAttribute("tabindex", "-1");
  document.getElementById("searchbar")?.setAttribute("aria-label", "Search this list");
});
document.addEventListener("keydown", (event) => {
  if (event.target.getAttribute("role") !== "button" || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  event.target.click();
});
