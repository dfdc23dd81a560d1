-- Whoever keeps members is told at once that a list was written, as of segments (see the migration "live").
CREATE TRIGGER "customer_list_told" AFTER INSERT OR UPDATE OR DELETE ON "customer_list"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_screens"();
