/** Long numbers in hex as people compare them: four characters at a time. */
export const grouped = (hex: string): string => hex.match(/.{1,4}/g)?.join(' ') ?? ''
