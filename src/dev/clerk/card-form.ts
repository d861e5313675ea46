/**
 * What stands in the page where Stripe's card form would be: a sentence that says why there is none.
 *
 * clerk-js loads Stripe's script from the network unless `window.Stripe` is there already; offline it would wait for ever.
 * This goes in front of the chunk that does so.
 */
const EXPLANATION =
  'A card cannot be entered here: the form belongs to Stripe and needs the network. ' +
  'The button below saves a test card (Visa 4242) instead.';

/** Whether a file of clerk-js is the one that loads Stripe's script. */
export function loadsStripe(file: string): boolean {
  return file.startsWith('stripe-vendors');
}

/** JavaScript that defines `window.Stripe`, as much of it as Clerk's components use. */
export function cardFormScript(): string {
  return `(${standIn})(${JSON.stringify(EXPLANATION)});\n`;
}

/** Runs in the browser, on its own: it may refer to nothing outside itself. */
function standIn(explanation: string): void {
  const page = globalThis as unknown as { Stripe?: unknown; document: Document };

  function createElement() {
    const listeners: Record<string, ((event: object) => void)[]> = {};
    const tell = (name: string) => {
      for (const listener of listeners[name] ?? []) listener({ complete: true, empty: false });
    };
    return {
      mount(target: HTMLElement | string) {
        const place = typeof target === 'string' ? page.document.querySelector(target) : target;
        const sentence = page.document.createElement('p');
        sentence.setAttribute('role', 'note');
        sentence.style.cssText = 'margin:0;font-size:0.875rem;line-height:1.5';
        sentence.textContent = explanation;
        place?.replaceChildren(sentence);
        setTimeout(() => {
          tell('ready');
          tell('change');
        });
      },
      on(name: string, listener: (event: object) => void) {
        listeners[name] = [...(listeners[name] ?? []), listener];
        return this;
      },
      once(name: string, listener: (event: object) => void) {
        return this.on(name, listener);
      },
      off() {
        return this;
      },
      update() {},
      focus() {},
      blur() {},
      clear() {},
      collapse() {},
      unmount() {},
      destroy() {},
    };
  }

  function createElements() {
    const made: Record<string, ReturnType<typeof createElement>> = {};
    return {
      create: (type: string) => {
        const element = createElement();
        made[type] = element;
        return element;
      },
      getElement: (type: string) => made[type] ?? null,
      update() {},
      fetchUpdates: async () => ({}),
      submit: async () => ({}),
    };
  }

  page.Stripe ??= () => ({
    elements: createElements,
    createToken: async () => ({}),
    createPaymentMethod: async () => ({}),
    confirmCardPayment: async () => ({}),
    confirmSetup: async () => ({
      setupIntent: { payment_method: 'pm_local_test_card', status: 'succeeded' },
    }),
    _registerWrapper() {},
    registerAppInfo() {},
  });
}
