/** "View as", while developing only: a toolbar app that shows any page as any reader, and why it is open or shut. */
import type { AstroIntegration } from 'astro';

export function viewAsIntegration(): AstroIntegration {
  return {
    name: 'gatepost:view-as',
    hooks: {
      'astro:config:setup': ({ command, addMiddleware, addDevToolbarApp }) => {
        if (command !== 'dev') return;
        addMiddleware({ order: 'post', entrypoint: new URL('./middleware.ts', import.meta.url) });
        addDevToolbarApp({
          id: 'gatepost:view-as',
          name: 'View as',
          icon: '<svg viewBox="0 0 18 14" fill="none" stroke="currentColor"><path d="M2.5 1v13M15.5 1v13" stroke-width="2"/><path d="M3 5h12M3 11h12M3.5 11l11-6" stroke-width="1.3"/></svg>',
          entrypoint: new URL('./app.ts', import.meta.url),
        });
      },
    },
  };
}
