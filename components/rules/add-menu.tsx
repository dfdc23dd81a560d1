"use client";

import { Button, Combobox, useCombobox } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { type Offer, useOffers } from "#components/rules/add-offers.ts";
import { useEditing } from "#components/rules/editing.tsx";
import { withTechnicalName } from "#components/rules/fields/options.tsx";
import { newRule } from "#lib/rules/edit/new-conditions.ts";
import { addRule } from "#lib/rules/edit/tree.ts";
import classes from "./rules.module.css";

/** Adds a condition to the group at a place: found by its word, valid at once, and open where a value is to be chosen. */
export function AddMenu({ pointer, isPrimary = false }: { pointer: string; isPrimary?: boolean }) {
  const t = useTranslations("rules");
  const ui = useTranslations("ui");
  const { rule, apply, setOpen, vocabulary } = useEditing();
  const [search, setSearch] = useState("");
  const groups = useOffers(search);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSearch("");
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });

  // Enter takes the first that is found.
  const { selectFirstOption, resetSelectedOption } = combobox;
  useEffect(() => {
    if (search === "") resetSelectedOption();
    else selectFirstOption();
  }, [search, selectFirstOption, resetSelectedOption]);

  function add({ addition }: Offer) {
    combobox.closeDropdown();
    const edited = addRule(rule, pointer, newRule(addition));
    apply(edited);
    if (addition.kind === "trait" || addition.kind === "feature") {
      const word = `${edited.focus}/value`;
      setOpen({ core: edited.focus, part: { kind: "comparison", at: "" }, word });
    }
  }

  const offers = groups.flatMap((group) => group.offers);
  return (
    <Combobox
      store={combobox}
      width={360}
      position="bottom-start"
      shadow="md"
      onOptionSubmit={(id) => {
        const offer = offers.find((each) => each.id === id);
        if (offer) add(offer);
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        <Button
          variant={isPrimary ? "filled" : "subtle"}
          size={isPrimary ? "sm" : "compact-sm"}
          my={6}
          leftSection={<IconPlus size={14} />}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          {t("add.action")}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          aria-label={t("add.search")}
          placeholder={t("add.search")}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
          }}
        />
        <Combobox.Options className={classes.addList} aria-label={t("add.action")}>
          {offers.length === 0 && (
            <Combobox.Empty>{vocabulary.catalog ? t("noSuchName") : ui("loading")}</Combobox.Empty>
          )}
          {groups.map(
            (group) =>
              group.offers.length > 0 && (
                <Combobox.Group key={group.id} label={t(`add.${group.id}`)}>
                  {group.offers.map((offer) => (
                    <Combobox.Option key={offer.id} value={offer.id}>
                      {withTechnicalName({
                        option: { value: offer.technicalName ?? offer.label, label: offer.label },
                      })}
                    </Combobox.Option>
                  ))}
                </Combobox.Group>
              ),
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
