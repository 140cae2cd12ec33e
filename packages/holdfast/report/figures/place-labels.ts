/** A point with the size of the label that names it, in pixels. */
export interface Named {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A rectangle in pixels; y grows downwards. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where a label goes: its box, and where a line from the point to it ends. */
export interface Placed {
  box: Box;
  /** Whether the label is so far off that it needs a line. */
  far: boolean;
  end: { x: number; y: number };
}

/** Room kept around a point, between labels, and how far apart the looked-at distances are, in pixels. */
const pointRoom = 8;
const labelRoom = 1;
/** How much worse a covered label or point is than a crossed one. */
const covered = 100;
const distances = [10, 16, 24, 34, 46, 60, 76, 94, 114, 136, 160, 186, 214, 244, 276, 310];
/** Looked at in this order, in parts of a turn: beside the point first, then above and below. */
const turns = [0, 0.5, 0.06, 0.94, 0.44, 0.56, 0.12, 0.88, 0.38, 0.62, 0.19, 0.81, 0.31, 0.69, 0.25, 0.75];

/**
 * Places a label beside each point, as near as may be, so that none covers another, a point or another label's line, and
 * all lie in the frame. The most crowded points come first. Where no place is free, the one with the least trouble is taken:
 * a line through a label rather than one label over another.
 */
export function placeLabels(points: readonly Named[], frame: Box): Placed[] {
  const placed: (Placed | undefined)[] = points.map(() => undefined);
  const crowd = ({ x, y }: Named): number =>
    points.filter((other) => Math.abs(other.x - x) < 120 && Math.abs(other.y - y) < 40).length;
  const order = points
    .map((point, index) => ({ point, index }))
    .sort((a, b) => crowd(b.point) - crowd(a.point));
  for (const { point, index } of order) {
    const others = placed.flatMap((one, other) => (one ? [{ ...one, point: points[other] }] : []));
    const troubleOf = ({ box, end }: Placed): number =>
      covered * points.filter((other) => overlap(box, around(other, pointRoom))).length +
      covered * others.filter((other) => overlap(grown(box, labelRoom), other.box)).length +
      others.filter((other) => crosses(other.point, other.end, box) || crosses(point, end, other.box)).length;
    const places = candidates(point)
      .filter(({ box }) => inside(box, frame))
      .map((place) => ({ place, trouble: troubleOf(place) }));
    // Sorting keeps the nearest of equals first.
    places.sort((a, b) => a.trouble - b.trouble);
    placed[index] = places[0]?.place ?? candidates(point)[0];
  }
  return placed.filter((one) => one !== undefined);
}

function candidates({ x, y, width, height }: Named): Placed[] {
  return distances.flatMap((distance) =>
    turns.map((turn) => {
      const [dx, dy] = [Math.cos(2 * Math.PI * turn), Math.sin(2 * Math.PI * turn)];
      const end = { x: x + distance * dx, y: y + distance * dy };
      // The label hangs on the line's end by the middle of the side that faces the point.
      const left = Math.abs(dx) < 0.2 ? end.x - width / 2 : dx > 0 ? end.x : end.x - width;
      const top = Math.abs(dx) < 0.2 ? (dy > 0 ? end.y : end.y - height) : end.y - height / 2;
      return { box: { left, top, right: left + width, bottom: top + height }, far: distance > 10, end };
    }),
  );
}

function around({ x, y }: { x: number; y: number }, room: number): Box {
  return { left: x - room, top: y - room, right: x + room, bottom: y + room };
}

function grown({ left, top, right, bottom }: Box, room: number): Box {
  return { left: left - room, top: top - room, right: right + room, bottom: bottom + room };
}

function inside(box: Box, frame: Box): boolean {
  return (
    box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
  );
}

/** Whether two boxes share an area. */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Whether a straight line goes through a box, looked at every two pixels; its end may touch. */
function crosses(from: { x: number; y: number }, to: { x: number; y: number }, box: Box): boolean {
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 2);
  for (let step = 0; step < steps; step++) {
    const x = from.x + ((to.x - from.x) * step) / steps;
    const y = from.y + ((to.y - from.y) * step) / steps;
    if (x > box.left && x < box.right && y > box.top && y < box.bottom) return true;
  }
  return false;
}
