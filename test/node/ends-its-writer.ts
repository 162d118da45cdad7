/** Preloaded into a gateway: SIGUSR2 ends the thread that writes to its database, as having no memory left would. */
process.on('worker', (thread) => {
  process.once('SIGUSR2', () => void thread.terminate())
})
