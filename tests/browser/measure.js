"use strict";
// Opens pictures one after the other, as XML like a viewer does, and writes down what the page makes of them.

const violations = [];
document.addEventListener("securitypolicyviolation", event => {
  violations.push(`${event.effectiveDirective}: ${event.blockedURI || "inline"}`);
});

/** Px between two points of an outline. */
const STEP = 2;

/** From the coordinates of an element to those of its picture, whatever transformations lie between. */
function findWay(element, picture) {
  return picture.getScreenCTM().inverse().multiply(element.getScreenCTM());
}

/** The box of an element in the coordinates of its picture. */
function findFrame(element, picture) {
  const { x, y, width, height } = element.getBBox();
  const way = findWay(element, picture);
  const corners = [[x, y], [x + width, y], [x, y + height], [x + width, y + height]].map(
    ([left, top]) => new DOMPoint(left, top).matrixTransform(way),
  );
  const xs = corners.map(corner => corner.x);
  const ys = corners.map(corner => corner.y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Points along the line of a figure. */
function walk(element, picture) {
  const way = findWay(element, picture);
  const length = element.getTotalLength();
  const steps = Math.max(1, Math.ceil(length / STEP));
  const points = Array.from({ length: steps + 1 }, (_, step) => element.getPointAtLength((length * step) / steps));
  return points.map(point => {
    const { x, y } = new DOMPoint(point.x, point.y).matrixTransform(way);
    return [Math.round(x * 100) / 100, Math.round(y * 100) / 100];
  });
}

const pen = document.createElement("canvas").getContext("2d");

/** How far the ink of a text reaches above and below its baseline. */
function findInk(text, style) {
  pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { actualBoundingBoxAscent: above, actualBoundingBoxDescent: below } = pen.measureText(text);
  return [above, below];
}

function describeShape(element, picture) {
  const style = getComputedStyle(element);
  const shape = { kind: element.tagName, frame: findFrame(element, picture), fill: style.fill, stroke: style.stroke };
  if (element.tagName === "text") {
    shape.text = element.textContent;
    shape.size = parseFloat(style.fontSize);
    shape.baseline = element.getStartPositionOfChar(0).y + shape.frame[1] - element.getBBox().y;
    shape.ink = findInk(shape.text, style);
  } else if (element instanceof SVGGeometryElement && element.tagName !== "rect") {
    shape.outline = walk(element, picture);
  }
  return shape;
}

/** What the elements say that an attribute names by their ids. */
function readNamed(picture, attribute) {
  const ids = (picture.getAttribute(attribute) ?? "").split(" ").filter(Boolean);
  return ids.map(id => document.getElementById(id)?.textContent ?? `no ${id}`).join(" ");
}

function describePicture(source) {
  const parsed = new DOMParser().parseFromString(source, "image/svg+xml");
  const failure = parsed.querySelector("parsererror");
  if (failure) {
    return { failure: failure.textContent };
  }
  const picture = document.importNode(parsed.documentElement, true);
  if (picture.querySelector("script,foreignObject")) {
    // A script that was parsed apart from the page does not run here, but it would elsewhere.
    violations.push("a picture holds a script or a piece of a page");
  }
  document.body.append(picture);
  const described = {
    failure: "",
    frame: [0, 0, picture.viewBox.baseVal.width, picture.viewBox.baseVal.height],
    role: picture.computedRole,
    name: picture.computedName,
    description: readNamed(picture, "aria-describedby"),
    ids: [picture, ...picture.querySelectorAll("[id]")].map(element => element.id),
    shapes: [...picture.querySelectorAll("text,rect,circle,ellipse,polygon,polyline,line,path,image")].map(element =>
      describeShape(element, picture),
    ),
  };
  picture.remove();
  return described;
}

/** The colour in the upper left corner of a picture that stands in the page as an image. */
function readCorner(image) {
  if (!image.complete || image.naturalWidth === 0) {
    return "";
  }
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  return `rgb(${[...context.getImageData(2, 2, 1, 1).data].slice(0, 3).join(", ")})`;
}

addEventListener("load", () => {
  const sources = JSON.parse(document.getElementById("sources").textContent);
  const pictures = sources.map(describePicture);
  const corners = [...document.images].map(readCorner);
  // Violations are told after the event, so the answer waits for a turn.
  setTimeout(() => {
    document.body.replaceChildren(document.createElement("output"));
    document.querySelector("output").textContent = JSON.stringify({ pictures, corners, violations });
  }, 200);
});
