/** The part of the interface of Workers for sockets that is used (Cloudflare Workers, "TCP sockets"). */
declare module 'cloudflare:sockets' {
  export const connect: import('imapflow').SocketsConnect
}
