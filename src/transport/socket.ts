import { connect, type LookupFunction, type Socket } from 'node:net'
import tls from 'node:tls'
import { tlsOptions } from './tls-options.ts'

/** The target of a socket. */
export type SocketTarget = {
  /** A name, or an address without brackets. */
  readonly host: string
  readonly port: number
  /**
   * Whether it is encrypted from the first byte on. Then its certificate must be one for the host, from an authority
   * that is trusted.
   */
  readonly encrypted: boolean
  /** PEM certificates of authorities that are trusted besides the system's own. */
  readonly certificateAuthorities?: readonly string[] | undefined
  /** The lookup of a name; the platform's own way where left out or null. */
  readonly lookup?: LookupFunction | null
}

/** A socket that is being connected, and the event that says that it is. */
export type Opening = { readonly socket: Socket; readonly ready: 'connect' | 'secureConnect' }

/** Connects a socket, encrypted where that is wanted. */
export function openSocket(target: SocketTarget): Opening {
  const { host, port, encrypted, certificateAuthorities, lookup } = target
  const address = { host, port, ...(lookup && { lookup }) }
  if (!encrypted) return { socket: connect(address), ready: 'connect' }
  return {
    socket: tls.connect({ ...address, ...tlsOptions(certificateAuthorities) }),
    ready: 'secureConnect',
  }
}
