"use strict";
// Lets Mermaid read and draw a journey, and writes down what it read and what it shows.

/** The words on a box, which are there twice: for viewers that show pieces of pages in pictures, and for others. */
function readLabel(box) {
  const words = box.parentNode.querySelector("foreignObject .label").textContent.trim();
  const others = [...box.parentNode.querySelectorAll("switch > text")].map(text => text.textContent.trim());
  return words === others.join("|") ? words : `${words} or ${others.join("|")}`;
}

/** A task as drawn: a face hangs the higher, the better a score is. */
function readTask(box) {
  const group = box.parentNode;
  return {
    name: readLabel(box),
    score: (450 - Number(group.querySelector(".face").getAttribute("cy"))) / 30,
    people: [...group.querySelectorAll("circle > title")].map(title => title.textContent),
  };
}

async function drawJourney([text, settings]) {
  mermaid.initialize({ startOnLoad: false, ...settings });
  const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  const read = diagram.db.getTasks().map(({ score, people }) => [score, people.length]);
  const { svg } = await mermaid.render("drawn", text);
  document.body.innerHTML = svg;
  const sections = [];
  for (const box of document.querySelectorAll("rect.journey-section, rect.task")) {
    if (box.classList.contains("task")) {
      sections.at(-1).tasks.push(readTask(box));
    } else {
      sections.push({ name: readLabel(box), tasks: [] });
    }
  }
  const title = [...document.querySelectorAll("svg > text:not(.legend)")].map(element => element.textContent).join("|");
  const people = document.querySelectorAll("svg > circle[class^=actor]").length;
  return { read, title, people, sections };
}
