/** The patron of all stories, as a library's own system knows her. */
export const patron = {
  id: 'p-1',
  surname: 'Reader',
  givenName: 'Rita',
  email: 'rita@reader.example',
} as const
