/** The page's script: theme, and search over tags and items. It writes texts only, never markup. Without it all but these two works. */
export const SCRIPT = `
(() => {
  const root = document.documentElement;
  const button = document.getElementById('theme');
  const isDark = () => (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  const name = () => { button.textContent = isDark() ? 'Light' : 'Dark'; };
  button.hidden = false;
  name();
  button.addEventListener('click', () => { root.dataset.theme = isDark() ? 'light' : 'dark'; name(); });
  addEventListener('beforeprint', () => { for (const one of document.querySelectorAll('details')) one.open = true; });
  const store = document.getElementById('found-data');
  if (store === null) return;
  const {tags, items, total} = JSON.parse(store.textContent);
  const field = document.getElementById('search');
  const [body, count] = [document.getElementById('found'), document.getElementById('found-count')];
  const most = 100;
  const lower = [tags.map(([tag]) => tag.toLowerCase()), items.map(([key, caption]) => (key + ' ' + caption).toLowerCase())];
  const cell = (text, kind) => { const td = document.createElement('td'); td.textContent = text; if (kind) td.className = kind; return td; };
  const show = () => {
    const asked = field.value.trim().toLowerCase();
    const hit = list => { const found = []; for (let i = 0; i < list.length; i++) if (list[i].includes(asked)) found.push(i); return found; };
    const [foundTags, foundItems] = [hit(lower[0]), asked === '' ? [] : hit(lower[1])];
    const rows = [
      ...foundTags.slice(0, most).map(i => ['tag', tags[i][0], String(tags[i][1])]),
      ...foundItems.slice(0, most).map(i => ['item', items[i][0], items[i][1]]),
    ];
    body.replaceChildren(...rows.map(([kind, first, second]) => {
      const tr = document.createElement('tr');
      tr.append(cell(kind, 'faint'), cell(first), cell(second, kind === 'tag' ? 'n' : ''));
      return tr;
    }));
    const counted = (n, noun) => n + ' ' + noun + (n === 1 ? '' : 's');
    count.textContent = counted(foundTags.length, 'tag') + ', ' + counted(foundItems.length, 'item') + (rows.length < foundTags.length + foundItems.length ? '; the first ' + rows.length + ' are shown' : '') + (items.length < total ? '. Of the items, the first ' + items.length + ' are in this page.' : '.');
  };
  field.addEventListener('input', show);
  show();
})();
`;
