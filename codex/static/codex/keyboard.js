// What the back office lets be clicked is also reached with Tab and pressed with Enter or Space.
const CLICKED = "[x-on\\:click]:is(span, div, a:not([href]), h2)";
const NAMES = {
  dock_to_right: "Navigation",
  close: "Close",
  unfold_more: "Account",
};

function reachable(each) {
  if (each.matches(".fixed, .absolute, [id$='-close']")) return; // grounds that close what is above them
  each.setAttribute("tabindex", "0");
  each.setAttribute("role", "button");
  const name = NAMES[each.textContent.trim()];
  if (name) each.setAttribute("aria-label", name);
}

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll(CLICKED).forEach(reachable);
});
document.addEventListener("keydown", (event) => {
  if (event.target.getAttribute("role") !== "button" || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  event.target.click();
});
