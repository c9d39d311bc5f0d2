package sandbox

import "strings"

// authTest answers who the token belongs to.
func (s *Server) authTest(c *call) (object, error) {
	return object{
		"url": c.base + "/", "team": s.space.team.Name, "team_id": s.space.team.ID,
		"user": s.space.bot.Name, "user_id": s.space.bot.ID, "bot_id": s.space.botID,
		"is_enterprise_install": false,
	}, nil
}

// connectionsOpen hands out the address of a socket, good for one connection.
func (s *Server) connectionsOpen(c *call) (object, error) {
	ticket := s.hub.ticket()
	ws := "ws" + strings.TrimPrefix(c.base, "http")
	return object{"url": ws + "/link/?ticket=" + ticket + "&app_id=" + s.space.appID}, nil
}

func (s *Server) botsInfo(c *call) (object, error) {
	if id := c.str("bot"); id != "" && id != s.space.botID {
		return nil, refuse("bot_not_found")
	}
	return object{"bot": object{
		"id": s.space.botID, "app_id": s.space.appID, "user_id": s.space.bot.ID,
		"name": s.space.bot.Name, "deleted": false,
	}}, nil
}

func (s *Server) teamInfo(*call) (object, error) {
	return object{"team": s.space.team}, nil
}
