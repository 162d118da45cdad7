/** Returns a definition for a reader of the page, without the sentences about members of the API. */
export const definitionToRead = (definition: string): string =>
  definition
    .split(/(?<=\.) /)
    .filter((sentence) => !/`(count|reason|position|basis)/.test(sentence))
    .join(' ')
    .replaceAll('`', '')
