/** Over this channel a window tells the others of the same browser that somebody has signed in. */
export const signedInChannel = 'lendwire.signed-in'
