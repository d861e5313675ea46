/** Saved payment cards. Nobody can type one in without the network, so everybody gets a test card to begin with. */
import { newId } from '../ids.ts';
import type { Instance } from '../instance.ts';
import type { CardRecord } from '../records.ts';

/** Gives a payer a card that always works. */
export function addTestCard(instance: Instance, payer: string): CardRecord {
  const card: CardRecord = {
    id: newId('card'),
    payer,
    brand: 'visa',
    last4: '4242',
    default: !defaultCard(instance, payer),
    createdAt: Date.now(),
  };
  instance.state.cards.push(card);
  return card;
}

export function cardsOf(instance: Instance, payer: string): CardRecord[] {
  return instance.state.cards.filter((card) => card.payer === payer);
}

export function defaultCard(instance: Instance, payer: string): CardRecord | undefined {
  return cardsOf(instance, payer).find((card) => card.default);
}

/** Makes one card the one that renewals are charged to. */
export function makeDefault(instance: Instance, card: CardRecord): void {
  for (const other of cardsOf(instance, card.payer)) other.default = other.id === card.id;
}

/** Forgets a card; another one, if any, becomes the default. */
export function removeCard(instance: Instance, card: CardRecord): void {
  instance.state.cards = instance.state.cards.filter((one) => one.id !== card.id);
  const [next] = cardsOf(instance, card.payer);
  if (card.default && next) next.default = true;
}
