/**
 * Tags that are right in every caption: quality, rating and score words that base models were trained with. Match keys.
 * Advice never speaks against them, and they say nothing about the distribution of content.
 */
const QUALITY: readonly RegExp[] = [
  /^masterpiece$/,
  /^(best|amazing|great|high|good|average|normal|medium|low|bad|worst) quality$/,
  /^(very )?(aesthetic|displeasing)$/,
  /^(lowres|highres|absurdres|newest|recent|mid|early|old|oldest)$/,
  /^year \d{4}$/,
  /^score \d( up)?$/,
  /^source (anime|cartoon|furry|pony)$/,
  /^rating/,
  /^(safe|sensitive|questionable|explicit|general|nsfw)$/,
];

export function isQualityTag(key: string): boolean {
  return QUALITY.some(pattern => pattern.test(key));
}

/** Tags too general to be anyone's trigger: counts, body parts and clothes, medium, framing, posture. Match keys. */
const GENERIC: readonly RegExp[] = [
  /^\d\+?(girl|boy|other)s?$/,
  /^(solo|no humans|multiple (girls|boys))$/,
  / (hair|eyes|background|shirt|skirt|dress|uniform)$/,
  /^(anime|manga|comic|cartoon|photo|photograph|illustration|drawing|painting|sketch|3d|render)$/,
  /^(full body|upper body|lower body|cowboy shot|portrait|close-up|wide shot|from (above|below|behind|side))$/,
  /^looking (at viewer|back|away|left|right|up|down|to the side)$/,
  /^(profile|standing|sitting|lying|kneeling|walking|running|smile|open mouth|closed mouth)$/,
];

export function isGenericTag(key: string): boolean {
  return GENERIC.some(pattern => pattern.test(key));
}
