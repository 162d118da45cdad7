/** The descriptions of operations whose routes have a summary only. */
export const operationDescriptions: Readonly<Record<string, string>> = {
  answerByLink: 'The form behind the link of a letter, by which a partner without an account answers.',
  getKey: 'The key itself is never shown again.',
  getMessageFile: 'The bytes of an attachment, with the media type that was found in them.',
  getSession: 'With the token that calls with the cookie of the session send as `X-CSRF-Token`.',
  getSignInWays: 'What the sign-in page offers: email and password, OpenID Connect, or both.',
  getUser: 'Passwords are never shown.',
  getWebhookState: 'Whether events are sent, what is held and why, and when it is tried again.',
  listKeys: 'Keys in force and revoked ones. The keys themselves are never shown again.',
  listUsers: 'Callers who belong to one library see the people of that library.',
  signOut: 'The session ends, and its cookie is removed.',
  signOutUser: 'All sessions of the person end.',
}
