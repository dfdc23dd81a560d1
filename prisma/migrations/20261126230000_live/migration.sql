-- What screens that are open shall hear of (lib/live): that a segment, a change request or a drift report was written, and
-- that a session was ended. Nothing is kept; whoever does not listen misses it.

CREATE FUNCTION "tell_screens"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('tideline_screens', '');
  RETURN NULL;
END $$;

CREATE FUNCTION "tell_session_ended"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('tideline_sessions', OLD."id");
  RETURN NULL;
END $$;

CREATE TRIGGER "segment_told" AFTER INSERT OR UPDATE OR DELETE ON "segment"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_screens"();
CREATE TRIGGER "change_request_told" AFTER INSERT OR UPDATE ON "change_request"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_screens"();
CREATE TRIGGER "drift_report_told" AFTER INSERT OR UPDATE ON "drift_report"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_screens"();
CREATE TRIGGER "session_ended" AFTER DELETE ON "session"
  FOR EACH ROW EXECUTE FUNCTION "tell_session_ended"();
