import {cleanText} from '../clean-text.ts';
import {layoutNetwork} from '../network-layout.ts';
import {plain} from '../numbers.ts';
import {CAPS, type NetworkView} from '../view.ts';

/** Tags that meet, as a metric tells of them: edges join places of nodes. */
interface Network {
  readonly nodes: readonly {readonly label: string; readonly n: number; readonly community: number}[];
  readonly edges: readonly (readonly [number, number, number])[];
}

/** Groups that have a colour and a name of their own; what is in smaller ones is "others". */
const NAMED = 6;

/** Tags that meet oftener than chance has it, in communities; the largest are named after their commonest tag. */
export function communitiesView({nodes, edges}: Network): NetworkView {
  // What meets nothing oftener than by chance would only push the others together.
  const ends = new Set(edges.flatMap(([from, to]) => [from, to]));
  const chosen = [...nodes.keys()].filter(place => ends.has(place)).slice(0, CAPS.nodes);
  const placeOf = new Map(chosen.map((place, i) => [place, i]));
  const shown = chosen.flatMap(place => nodes[place] ?? []);
  const sizes = new Map<number, number>();
  for (const {community} of shown) sizes.set(community, (sizes.get(community) ?? 0) + 1);
  const order = [...sizes].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([community]) => community);
  const named = order.slice(0, NAMED);
  const nameOf = (community: number): string => {
    const own = shown.filter(node => node.community === community);
    const [first] = own.toSorted((a, b) => b.n - a.n);
    return cleanText(first?.label ?? '', 24);
  };
  const groupOf = ({community}: {readonly community: number}): number => {
    const place = named.indexOf(community);
    return place < 0 ? named.length : place;
  };
  const kept = edges
    .flatMap(([from, to, weight]) => {
      const [a, b] = [placeOf.get(from), placeOf.get(to)];
      return a === undefined || b === undefined ? [] : [{from: a, to: b, weight}];
    })
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, CAPS.edges);
  const places = layoutNetwork(shown.map(groupOf), kept);
  const groups = [...named.map(nameOf), ...(order.length > NAMED ? ['others'] : [])];
  const [count, names] = [
    order.length,
    groups
      .slice(0, 2)
      .map(name => `“${name}”`)
      .join(', '),
  ];
  return {
    kind: 'network',
    title:
      count === 1
        ? 'The tags form one community'
        : `The tags form ${plain(count)} communities: ${names}${count > 2 ? ', …' : ''}`,
    summary: `${plain(shown.length)} tags in ${count === 1 ? 'one community' : `${plain(count)} communities`}, joined by ${plain(kept.length)} pairs that meet oftener than by chance: ${names}.`,
    nodes: shown.map((node, i) => ({
      label: cleanText(node.label, 30),
      x: places[i]?.x ?? 0.5,
      y: places[i]?.y ?? 0.5,
      size: node.n,
      group: groupOf(node),
    })),
    edges: kept,
    groups,
    of: 'area: items with the tag; lines: positive PMI',
    sizes: 'items with the tag',
  };
}
