/** Sends a request and resolves with its response, as the global `fetch` does. */
export type Fetch = (request: Request) => Promise<Response>
