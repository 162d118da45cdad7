/**
 * An id that names no request, agency, patron or item, by which a connection test asks: whatever the answer is, nothing
 * changes. The ids of requests begin with the code of a library, which has no small letters.
 */
export const impossibleId = 'lendwire-connection-test'
