/** Preloaded into a gateway: SIGUSR2 ends its writing thread, as running out of memory would. */
process.on('worker', (thread) => {
  process.once('SIGUSR2', () => void thread.terminate())
})
