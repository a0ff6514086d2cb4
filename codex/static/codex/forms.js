// What forms do while one types: point at a fault in JSON, add up shares, add a quest below another.
document.addEventListener("DOMContentLoaded", () => {
  const area = document.querySelector("textarea[data-fault]");
  if (area) {
    const [begins, ends] = area.dataset.fault.split(",").map(Number);
    area.focus();
    area.setSelectionRange(begins, ends);
    const lines = area.value.slice(0, begins).split("\n").length - 1;
    area.scrollTop = Math.max(0, lines - 3) * parseFloat(getComputedStyle(area).lineHeight);
  }
  for (const told of document.querySelectorAll("[data-shares]")) addUp(told);
});

function addUp(told) {
  const group = told.closest(".inline-related");
  const tell = () => {
    let total = 0;
    for (const input of group.querySelectorAll(`input[name$="-${told.dataset.shares}"]`)) {
      const row = input.closest(".form-group, .form-row");
      if (input.name.includes("__prefix__") || row?.querySelector("input[name$=-DELETE]:checked")) continue;
      total += Number(input.value.replace(",", ".")) || 0;
    }
    total = Math.round(total * 100) / 100;
    const left = Math.round((100 - total) * 100) / 100;
    told.textContent = `Together ${total} %, ${left < 0 ? `${-left} % too much` : `${left} % left`}.`;
    told.classList.toggle("too-much", left < 0);
  };
  group.addEventListener("input", tell);
  group.addEventListener("change", tell);
  group.addEventListener("click", () => setTimeout(tell)); // a row was removed or added
  tell();
}

// "Add below": a new row whose parent is this one; without a script the link leads to a page that does the same.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-below]");
  const group = link?.closest(".inline-related");
  const add = group?.querySelector("a.add-row");
  if (!add) return;
  event.preventDefault();
  add.click();
  const parents = [...group.querySelectorAll("select[name$=-parent_quest]")].filter((each) => !each.name.includes("__prefix__"));
  const parent = parents.at(-1);
  parent.append(new Option(link.dataset.name, link.dataset.below, true, true));
  window.django?.jQuery(parent).trigger("change");
  parent.closest("tr").querySelector("input[name$=-name]")?.focus();
});
