/** Whether a phone number is written as ITU-T E.164 has it: a plus, no leading zero, 7 to 15 digits in all. */
export const isPhone = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text)
