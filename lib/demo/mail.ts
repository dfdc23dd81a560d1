import type { Campaign } from "#lib/demo/calendar.ts";
import type { Life } from "#lib/demo/life.ts";
import { withdrawConsent } from "#lib/demo/standing.ts";
import { MS_PER_DAY } from "#lib/std/time-zone.ts";

/** One mailing as one person receives it. @returns whether it made them visit the shop that day */
export function receiveCampaign(life: Life, campaign: Campaign): boolean {
  const { person, standing, dice, recorder, world } = life;
  if (!standing.isSignedUp || !standing.hasConsent) return false;
  const from = { userId: person.userId };
  const properties = {
    campaign_id: campaign.key,
    subject: campaign.subject[person.language],
    email_id: `${campaign.key}-${person.userId}`,
  };
  const deliveredAt =
    world.zone.fromLocal(campaign.day * MS_PER_DAY + 9 * 3_600_000) + dice.int(0, 1_800_000);
  recorder.track(deliveredAt, from, "email_delivered", properties);

  const isGone = deliveredAt > person.lastActiveAt;
  if (!dice.chance(person.ways.openShare * (isGone ? 0.2 : 1))) return false;
  const openedAt = deliveredAt + dice.exponential(0.2 * MS_PER_DAY) + 60_000;
  recorder.track(openedAt, from, "email_opened", properties);

  if (dice.chance(isGone ? 0.06 : 0.012)) {
    recorder.track(openedAt + 40_000, from, "email_unsubscribed", properties);
    withdrawConsent(life, openedAt + 41_000);
    return false;
  }
  const hasClicked = dice.chance(isGone ? 0.02 : 0.2);
  if (hasClicked) {
    recorder.track(openedAt + 15_000, from, "email_clicked", {
      ...properties,
      link: `https://shop.example/${campaign.key}`,
    });
  }
  return hasClicked;
}
