// The page loads nothing from elsewhere and sends nothing elsewhere: calls go to the gateway that serves it.
Scalar.createApiReference('#api-reference', {
  url: '/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: 'never',
  // An offer of the renderer's maker to send them the description: it has no setting of its own.
  customCss: '.explore-scalar-pill, .explore-scalar-cta { display: none !important }',
  persistAuth: false,
  defaultOpenAllTags: false,
  defaultHttpClient: { targetKey: 'shell', clientKey: 'curl' },
})
