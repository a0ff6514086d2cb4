// A form that is sent after the session has ended is not lost: it stays in this tab, and once the same person has
// signed in it is sent to its page again, to be shown and not to be saved (codex/admin/opened.py). Passwords and
// files are not kept.
const KEPT = "codex.unsent ";

document.addEventListener("DOMContentLoaded", () => {
  const here = location.pathname + location.search;
  const opened = document.querySelector("input[name=_opened]");
  const refused = document.querySelector("[data-refused=csrf]");
  const signingIn = /\/(login|second-factor(\/code)?)\/$/.test(location.pathname);
  for (const [key, sent] of all()) {
    if (signingIn || refused) keep(key, { ...sent, interrupted: true });
    else if (!sent.interrupted || (document.querySelector("[data-restored]") && key === KEPT + here)) sessionStorage.removeItem(key);
    else if (key === KEPT + here && opened) restore(key, sent, opened);
  }
  if (signingIn && all().length) tell("What you typed is kept in this tab: sign in, and it is there again.");
  if (refused && all().length) location.replace(location.href);
  opened?.form.addEventListener("submit", () => remember(KEPT + here, opened));
});

function all() {
  const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(KEPT));
  return keys.map((key) => [key, JSON.parse(sessionStorage.getItem(key))]);
}

function keep(key, sent) {
  try {
    sessionStorage.setItem(key, JSON.stringify(sent));
  } catch {
    sessionStorage.removeItem(key); // there is no room for it
  }
}

function remember(key, opened) {
  const secret = new Set([...opened.form.querySelectorAll("[type=password]")].map((each) => each.name));
  const fields = [];
  let files = false;
  for (const [name, value] of new FormData(opened.form)) {
    if (value instanceof File) files ||= value.size > 0;
    else if (name !== "csrfmiddlewaretoken" && name !== "_restored" && !secret.has(name)) fields.push([name, value]);
  }
  if (files) fields.push(["_files", "1"]);
  keep(key, { person: opened.dataset.person, fields, tries: 0 });
}

function restore(key, sent, opened) {
  if (sent.person !== opened.dataset.person || sent.tries >= 2) {
    sessionStorage.removeItem(key); // somebody else's, or it cannot be done
    return;
  }
  keep(key, { ...sent, tries: sent.tries + 1 });
  const form = document.createElement("form");
  form.method = "post";
  form.hidden = true;
  const token = opened.form.querySelector("[name=csrfmiddlewaretoken]").value;
  for (const [name, value] of [...sent.fields, ["csrfmiddlewaretoken", token], ["_restored", "1"]]) {
    const input = document.createElement("textarea"); // an input would lose line ends
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}

function tell(sentence) {
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  said.className = "kept-in-tab";
  said.textContent = sentence;
  document.querySelector("form")?.prepend(said);
}
