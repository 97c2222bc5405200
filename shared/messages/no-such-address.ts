/**
 * Whether a mail server's refusal is of the address itself: RFC 3463 §3.2–3.3 and RFC 7505 where it gives an enhanced
 * status (the mailbox or its domain is not there, has moved, or is closed; not the sender's), else RFC 5321 §4.2.3.
 */
export const isNoSuchAddress = (code: number, status: string | undefined): boolean =>
  status ? /^5\.(1\.([1-46]|10)|2\.1)$/.test(status) : [550, 551, 553].includes(code)
