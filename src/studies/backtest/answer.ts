export const verdictOf = (_: unknown) => ({ en: '', fr: '' });
export const notesOf = (_: unknown, __: unknown) => [];
