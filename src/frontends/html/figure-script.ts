/**
 * Makes pictures readable by pointer, touch and keys: it says what is at a place, and marks it. It writes texts only, never markup, and
 * draws over a picture, never into it. Without it the pictures are still ones.
 */
export const FIGURE_SCRIPT = `
(() => {
  const [box, told, how] = ['reading', 'told', 'how-to-read'].map(id => document.getElementById(id));
  if (box === null) return;
  const ink = '#222222';
  let now = null;
  const make = (name, attributes, text = '') => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    return made;
  };
  const away = (at, from, size) => Math.max(from - at, 0, at - from - size);
  const spotAt = ({by, reach, area: [left, top, right, bottom], lanes}, {x, y}) => {
    if (x < left || x > right || y < top || y > bottom) return null;
    let [best, least] = [null, Infinity];
    for (const [i, lane] of lanes.entries()) for (const [j, spot] of lane.entries()) {
      const [dx, dy] = [away(x, spot[0], spot[2]), away(y, spot[1], spot[3])];
      const far = by === 'x' ? dx + dy / 1e4 : by === 'y' ? dy + dx / 1e4 : Math.hypot(dx, dy);
      if (far < least && far <= (reach ?? Infinity)) [best, least] = [[i, j], far];
    }
    return best;
  };
  const middle = spot => [spot[0] + spot[2] / 2, spot[1] + spot[3] / 2];
  const names = {right: [1, 0, 'start'], left: [-1, 0, 'end'], top: [0, -1, 'middle'], bottom: [0, 1, 'middle']};
  const drawNode = ({lanes: [lane], nodes, texts}, i, isMeant) => {
    const [[x, y], r, [fill, side]] = [middle(lane[i]), lane[i][2] / 2, nodes[i]];
    const drawn = [make('circle', {cx: x, cy: y, r, fill, ...(isMeant ? {stroke: ink, 'stroke-width': 2} : {})})];
    if (side === null && !isMeant) return drawn;
    const [dx, dy, anchor] = names[side ?? 'right'];
    return [...drawn, make('text', {
      x: x + dx * (r + 5), y: y + dy * (r + 9), 'text-anchor': anchor, 'dominant-baseline': 'central', fill: ink, stroke: '#ffffff', 'stroke-width': 3,
      'paint-order': 'stroke', 'font-size': 10, 'font-family': "'DejaVu Sans','Liberation Sans',Arial,sans-serif", ...(isMeant ? {'font-weight': 'bold'} : {}),
    }, texts[lane[i][4]])];
  };
  const drawNeighbours = (data, i, {width, height}) => {
    const links = data.links.filter(link => link.includes(i));
    const near = new Set(links.flat());
    near.delete(i);
    const lines = links.map(link => {
      const [[x1, y1], [x2, y2]] = link.map(end => middle(data.lanes[0][end]));
      return make('line', {x1, y1, x2, y2, stroke: '#767676', 'stroke-width': 1.2});
    });
    const veil = make('rect', {width, height: height - 60, y: 60, fill: '#ffffff', 'fill-opacity': 0.85});
    return [veil, ...lines, ...[...near].flatMap(other => drawNode(data, other, false)), ...drawNode(data, i, true)];
  };
  const drawOver = (data, [i, j], size) => {
    const [x, y, width, height] = data.lanes[i][j];
    const [, top, , bottom] = data.area;
    if (data.kind === 'network') return drawNeighbours(data, j, size);
    if (data.kind === 'curve') return [
      make('line', {x1: x, x2: x, y1: top, y2: bottom, stroke: ink, 'stroke-width': 1}),
      make('circle', {cx: x, cy: y, r: 5, fill: '#ffffff', stroke: ink, 'stroke-width': 2}),
    ];
    return [make('rect', {x: x - 1, y: y - 1, width: width + 2, height: height + 2, fill: 'none', stroke: ink, 'stroke-width': 2})];
  };
  const place = (x, y, isUnderFinger = false) => {
    const [width, height] = [box.offsetWidth, box.offsetHeight];
    const left = x + 16 + width > document.documentElement.clientWidth ? x - 16 - width : x + 16;
    const isAbove = isUnderFinger ? y > height + 32 : y + 16 + height > innerHeight;
    const down = isAbove ? y - (isUnderFinger ? 32 : 16) - height : y + 16;
    const most = document.documentElement.clientWidth - width - 4;
    box.style.transform = 'translate(' + Math.max(4, Math.min(left, most)) + 'px,' + Math.max(4, down) + 'px)';
  };
  const placeBySpot = () => {
    const {svg, data, at: [i, j]} = now;
    const spot = data.lanes[i][j];
    const {x, y} = new DOMPoint(spot[0] + spot[2], spot[1] + spot[3] / 2).matrixTransform(svg.getScreenCTM());
    place(x, y);
  };
  const leave = () => {
    now?.over.remove();
    now = null;
    box.hidden = true;
    told.textContent = '';
  };
  const read = (one, at, {pointer, aloud}) => {
    const {svg, data} = one;
    if (now === null || now.svg !== svg || now.at.join() !== at.join()) {
      leave();
      const over = make('g', {class: 'over'});
      over.append(...drawOver(data, at, svg.viewBox.baseVal));
      svg.append(over);
      now = {...one, at, over};
      box.replaceChildren(...wordsAt(data, at).map(text => Object.assign(document.createElement('p'), {textContent: text})));
      box.hidden = false;
    }
    if (aloud) told.textContent = wordsAt(data, at).join(', ');
    if (pointer === undefined) placeBySpot();
    else place(pointer.clientX, pointer.clientY, pointer.pointerType !== 'mouse');
  };
  const wordsAt = ({lanes, texts}, [i, j]) => lanes[i][j].slice(4).map(text => texts[text]);
  const next = ({lanes}, [i, j], key) => {
    const most = lanes[i].length - 1;
    const along = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity}[key];
    const isAcross = lanes.length > 1 && (key === 'ArrowDown' || key === 'ArrowUp');
    if (!isAcross) return [i, Math.min(Math.max(j + along, 0), most)];
    const lane = Math.min(Math.max(i + along, 0), lanes.length - 1);
    const [x] = lanes[i][j];
    let best = 0;
    for (const [k, spot] of lanes[lane].entries()) if (Math.abs(spot[0] - x) < Math.abs(lanes[lane][best][0] - x)) best = k;
    return [lane, best];
  };
  const keys = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End'];
  for (const figure of document.querySelectorAll('figure')) {
    const [svg, store] = [figure.querySelector('svg'), figure.querySelector('script')];
    if (svg === null || store === null) continue;
    // A browser would show the title beside the pointer, over what is read there.
    const title = svg.querySelector('title');
    svg.setAttribute('aria-label', title.textContent);
    title.remove();
    figure.setAttribute('role', 'application');
    figure.setAttribute('aria-roledescription', 'picture to read');
    figure.setAttribute('aria-describedby', how.id);
    let data = null;
    const one = () => ({svg, data: data ??= JSON.parse(store.textContent)});
    let seen = '';
    const point = event => {
      // Of a picture that scrolls by under a resting pointer nothing was asked.
      const where = event.clientX + ' ' + event.clientY;
      const isTouch = event.pointerType !== 'mouse';
      if (where === seen && !isTouch) return;
      seen = where;
      const at = spotAt(one().data, new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()));
      if (at === null) leave();
      else read(one(), at, {pointer: event, aloud: isTouch});
    };
    figure.addEventListener('pointermove', point);
    figure.addEventListener('pointerdown', point);
    figure.addEventListener('pointerleave', event => { if (event.pointerType === 'mouse') leave(); });
    figure.addEventListener('focusout', () => { if (now !== null && now.svg === svg) leave(); });
    figure.addEventListener('keydown', event => {
      if (!keys.includes(event.key) || event.ctrlKey || event.altKey || event.metaKey || one().data.lanes.length === 0) return;
      event.preventDefault();
      const isHere = now !== null && now.svg === svg;
      read(one(), isHere ? next(data, now.at, event.key) : [0, event.key === 'End' ? data.lanes[0].length - 1 : 0], {aloud: true});
      now.over.lastElementChild.scrollIntoView({block: 'nearest', inline: 'nearest'});
      placeBySpot();
    });
  }
  how.hidden = false;
  addEventListener('keydown', event => { if (event.key === 'Escape') leave(); });
  addEventListener('pointerdown', event => { if (now !== null && !now.svg.parentNode.contains(event.target)) leave(); });
  for (const kind of ['scroll', 'resize']) addEventListener(kind, () => { if (now !== null) placeBySpot(); }, {capture: true, passive: true});
  addEventListener('beforeprint', leave);
})();
`;
