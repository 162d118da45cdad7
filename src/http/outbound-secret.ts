import type { OutboundCredentials } from '../partners/http-profile.ts'

/** The secret that credentials hold; undefined for none. */
export const outboundSecret = (credentials: OutboundCredentials): string | undefined => {
  switch (credentials.kind) {
    case 'none':
      return undefined
    case 'bearer':
      return credentials.token
    case 'basic':
      return credentials.password
    case 'header':
      return credentials.value
  }
}

/** The same credentials with another secret in the place of theirs. */
export const withOutboundSecret = (credentials: OutboundCredentials, value: string): OutboundCredentials => {
  switch (credentials.kind) {
    case 'none':
      return credentials
    case 'bearer':
      return { ...credentials, token: value }
    case 'basic':
      return { ...credentials, password: value }
    case 'header':
      return { ...credentials, value }
  }
}
