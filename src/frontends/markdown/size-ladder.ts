/** The first step whose text is short enough, in UTF-16 units as GitHub counts; the last one whatever it is. */
export function firstFitting<T>(steps: readonly T[], render: (step: T) => string, most: number): string {
  let text = '';
  for (const step of steps) {
    text = render(step);
    if (text.length <= most) break;
  }
  return text;
}
