/** What Workers have for opening sockets (Cloudflare Workers, "TCP sockets"), as far as it is used. */
declare module 'cloudflare:sockets' {
  export const connect: import('imapflow').SocketsConnect
}
