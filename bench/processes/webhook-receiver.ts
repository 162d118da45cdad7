import { createServer } from 'node:http'

/** A receiver of webhooks that takes every event at once. `GET /` answers how many it has taken. */
let taken = 0
const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.end(String(taken))
    return
  }
  request.resume()
  request.on('end', () => {
    taken += 1
    response.writeHead(204).end()
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null) console.log(`http://127.0.0.1:${address.port}`)
})
