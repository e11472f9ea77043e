// Reads a JSON list of diagrams on standard input and writes what Mermaid made of each as a JSON list.
import { JSDOM } from "jsdom";

// Mermaid cleans titles with DOMPurify, which looks for a window when it is loaded: hence the late import.
const { window } = new JSDOM("<!doctype html><body></body>");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, logLevel: "fatal" });

/** @param {{section: string, task: string, score: number, people: string[]}} task */
function plainTask({ section, task, score, people }) {
  return { section, name: task, score: Number.isFinite(score) ? score : null, people };
}

/** @param {string} text */
async function read(text) {
  let diagram;
  try {
    diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
  } catch (refusal) {
    return { refused: String(refusal.message ?? refusal) };
  }
  const { db, type } = diagram;
  if (type !== "journey") return { refused: `a diagram of the type ${type}` };
  return {
    title: db.getDiagramTitle(),
    accTitle: db.getAccTitle(),
    accDescr: db.getAccDescription(),
    sections: [...db.getSections()],
    tasks: db.getTasks().map(plainTask),
  };
}

let input = "";
for await (const chunk of process.stdin.setEncoding("utf8")) input += chunk;
const answers = [];
// One at a time: Mermaid keeps the journey it reads in one place for all.
for (const text of JSON.parse(input)) answers.push(await read(text));
process.stdout.write(JSON.stringify(answers));
