import { raw } from "./graph.js";

// The page's words in the reader's language: [zh, en] or, for a relation, [zh, en, zh inverse, en inverse].
export const $ = (id) => document.getElementById(id);
export const speech = { english: !navigator.language.startsWith("zh") };

export const word = (term, inverse = false) => {
  const names = raw.terms[term];
  return names ? names[(inverse && names.length > 2 ? 2 : 0) + (speech.english ? 1 : 0)] : term.replace(/^.*:/, "");
};

// An element with a class, and children: elements or text. Text reaches the page in no other way.
export const make = (tag, className, ...children) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
};
export const button = (className, text, action) => {
  const element = make("button", className, text);
  element.type = "button";
  element.addEventListener("click", action);
  return element;
};

// New content for an element; the keyboard stays on the button with the same number.
export const refill = (element, ...children) => {
  const at = [...element.querySelectorAll("button")].indexOf(document.activeElement);
  element.replaceChildren(...children);
  if (at >= 0) element.querySelectorAll("button")[at]?.focus();
};

// Everything in the page's frame that has a name in data-term (its text) or data-name (its accessible name).
export const speak = () => {
  document.documentElement.lang = speech.english ? "en" : "zh-CN";
  for (const element of document.querySelectorAll("[data-term]")) element.textContent = word(element.dataset.term);
  for (const element of document.querySelectorAll("[data-name]")) {
    element.setAttribute("aria-label", word(element.dataset.name));
    element.title = word(element.dataset.name);
  }
  $("query").placeholder = word("search");
};

// A file for the reader, called after the page.
export const save = (parts, type, ending) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(parts instanceof Blob ? parts : new Blob(parts, { type }));
  link.download = `${document.title.replace(/[\\/:*?"<>|\u0000-\u001f]/g, "_") || "network"}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};
