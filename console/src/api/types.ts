export type Role = 'admin' | 'library_admin' | 'staff' | 'viewer' | 'system' | 'metrics'

/** Who is signed in. */
export type Session = {
  readonly kind: 'key' | 'user'
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly library: string | null
  readonly permissions: readonly string[]
  readonly csrfToken?: string
  readonly expiresAt?: string
}

export type SignInWays = { readonly password: boolean; readonly openId: string | null }
