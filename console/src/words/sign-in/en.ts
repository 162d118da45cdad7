/** The English words for signing in and setting a password. */
export const signInEn = {
  signIn: {
    title: 'Sign in to lendwire',
    email: 'Email address',
    password: 'Password',
    submit: 'Sign in',
    withOpenId: 'Sign in with your institution',
    forgot: 'Forgot your password?',
    wrong: 'The email address or the password is wrong.',
    wrongPassword: 'The password is wrong.',
    tooMany: (seconds: number) =>
      seconds > 90
        ? `Too many attempts. Try again in ${Math.ceil(seconds / 60)} minutes.`
        : `Too many attempts. Try again in ${seconds} seconds.`,
    openIdRefused:
      'Your institution knows you, but your account there has no role in lendwire. Ask an admin of lendwire.',
    openIdDisabled: 'Your account here is disabled. Ask an admin of lendwire.',
    openIdNoAddress: 'Your institution sent no email address. Ask an admin of lendwire.',
    openIdOther:
      'There is an account with your email address already. An admin of lendwire must say whether it is yours.',
    openIdLastAdmin:
      'You are the last admin here, and your institution gives you another role. Nothing was changed.',
    openIdPassword:
      'There is an account with your email address already. Enter its password once. After that you sign in with your institution, and the password ends.',
    linkAccount: 'Link the account',
    emergency: 'Sign in with an emergency account',
    openIdConflict:
      'There is an account with your email address already, and your institution has not verified the address. Ask an admin.',
    openIdExpired: 'Signing in took longer than ten minutes, or was started in another browser. Try again.',
    openIdFailedWith: (code: string) =>
      `Signing in with your institution did not work. Try again, or tell an admin of lendwire: ${code}.`,
    openIdDown: 'Your institution does not answer at the moment. Try again later.',
    signOutThere: 'Sign out at your institution, to come as somebody else',
    onlyOpenId: 'Here people sign in with their institution.',
    noWay: 'There is no way to sign in yet: an admin must set one up.',
    again: 'Sign in again',
    againHint: 'Your session has ended. What you have entered is still here.',
    againInWindow: 'Signed in. You can close this window.',
    otherPerson: 'Another person has signed in. The page is loaded again.',
  },
  setPassword: {
    title: 'Set your password',
    firstAdminTitle: 'Create the first admin',
    hint: 'At least 12 characters. A few words that belong to nobody else are good.',
    name: 'Your name',
    password: 'New password',
    repeat: 'Repeat the password',
    tooShort: 'The password must have at least 12 characters.',
    tooEasy:
      'This password is too easy to guess. Take several words that have nothing to do with each other.',
    different: 'The two passwords are not the same.',
    submit: 'Set the password',
    createAccount: 'Create the account',
    firstAdminHint: 'You are the first person here. Give your name and email address.',
    noToken: 'This link is not complete. Open it again from the mail, or have a new one sent.',
    expired: 'This link has expired or was used. Ask for a new one.',
    askForLink: 'Have a new link sent',
    done: (email: string) => `The password of ${email} is set. Sign in with it.`,
  },
  resetPassword: {
    title: 'Set a new password',
    hint: 'Enter your email address. If there is an account, a mail with a link is sent to it.',
    submit: 'Send the link',
    sent: 'If there is an account with this address, the mail is on its way. The link is good for one hour.',
    back: 'Back to signing in',
  },
}
